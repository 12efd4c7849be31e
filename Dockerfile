# The tool itself with OCR: extract a folder of PDFs and serve the result.
#   docker build -t kommunkompassen .
#   docker run --rm -v ~/reports:/raw -v ~/result:/extracted kommunkompassen extract --ocr
#   docker run --rm -p 8001:8001 -v ~/reports:/raw -v ~/result:/extracted kommunkompassen serve
FROM python:3.12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-swe tesseract-ocr-nor \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY pyproject.toml README.md LICENSE requirements.lock ./
COPY schemas schemas
COPY parsers parsers
COPY pipeline pipeline
RUN pip install --no-cache-dir -c requirements.lock '.[ocr,release]'
COPY docker-entrypoint.sh /usr/local/bin/
RUN useradd --no-create-home reader && mkdir -p /raw /extracted && chown reader /extracted
USER reader
EXPOSE 8001
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["extract"]
