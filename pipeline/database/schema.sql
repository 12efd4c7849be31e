-- The tables of the data contract, then those the site adds beside them.
-- NUMERIC keeps a whole score a whole number and a half point a half point.

-- Sweden and Norway give the same code to different municipalities ("0123" is Järfälla and was Spydeberg).
CREATE TABLE municipalities (
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    county TEXT,
    country TEXT NOT NULL CHECK (country IN ('SE', 'NO')),
    sort_key TEXT NOT NULL,
    PRIMARY KEY (country, code)
);

CREATE TABLE editions (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    first_year INTEGER NOT NULL,
    last_year INTEGER
);

CREATE TABLE edition_areas (
    edition TEXT NOT NULL REFERENCES editions(id),
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (edition, number)
);

CREATE TABLE edition_questions (
    edition TEXT NOT NULL REFERENCES editions(id),
    number TEXT NOT NULL,
    text TEXT NOT NULL,
    max NUMERIC NOT NULL,
    PRIMARY KEY (edition, number)
);

CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    municipality TEXT NOT NULL,
    municipality_id TEXT,
    municipality_code TEXT,
    country TEXT NOT NULL CHECK (country IN ('SE', 'NO')),
    year INTEGER,
    month INTEGER,
    report_date TEXT,
    ordinal INTEGER,
    edition TEXT REFERENCES editions(id),
    language TEXT NOT NULL,
    evaluators TEXT NOT NULL,
    total_printed NUMERIC,
    total_computed NUMERIC,
    total_max NUMERIC,
    scores_confirmed REAL,
    coverage REAL NOT NULL,
    text_source TEXT NOT NULL CHECK (text_source IN ('native', 'ocr')),
    cells_expected INTEGER NOT NULL,
    cells_read INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    page_first INTEGER NOT NULL,
    page_last INTEGER NOT NULL,
    producer TEXT,
    source_file TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    source_url TEXT,
    source_page TEXT,
    source_fetched TEXT,
    reviewed_by TEXT,
    reviewed_on TEXT,
    FOREIGN KEY (country, municipality_code) REFERENCES municipalities(country, code)
);

CREATE TABLE areas (
    report_id TEXT NOT NULL REFERENCES reports(id),
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    subject TEXT,
    score_heading NUMERIC,
    score_printed NUMERIC,
    max_printed NUMERIC,
    percent_printed NUMERIC,
    score_computed NUMERIC,
    max_computed NUMERIC,
    page INTEGER NOT NULL,
    PRIMARY KEY (report_id, number)
);

CREATE TABLE questions (
    report_id TEXT NOT NULL REFERENCES reports(id),
    number TEXT NOT NULL,
    position INTEGER NOT NULL,
    area_number INTEGER NOT NULL,
    text TEXT NOT NULL,
    score NUMERIC,
    max NUMERIC,
    percent_printed NUMERIC,
    page INTEGER NOT NULL,
    x0 REAL NOT NULL,
    top REAL NOT NULL,
    x1 REAL NOT NULL,
    bottom REAL NOT NULL,
    PRIMARY KEY (report_id, area_number, position)
);

CREATE TABLE points (
    id INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES reports(id),
    area_number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('strength', 'improvement', 'weakness', 'rubric')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    page INTEGER NOT NULL
);

CREATE TABLE sections (
    id INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES reports(id),
    area_number INTEGER,
    position INTEGER NOT NULL,
    level INTEGER NOT NULL,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    page_first INTEGER NOT NULL,
    page_last INTEGER NOT NULL
);

CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES reports(id),
    code TEXT NOT NULL,
    about TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
    area_number INTEGER,
    question_number TEXT,
    printed TEXT,
    expected TEXT,
    message TEXT NOT NULL,
    page INTEGER,
    confirmed INTEGER
);

CREATE TABLE rejects (
    source_file TEXT PRIMARY KEY,
    sha256 TEXT,
    reason TEXT NOT NULL,
    message TEXT NOT NULL
);

CREATE TABLE mentions (
    report_id TEXT NOT NULL REFERENCES reports(id),
    section_id INTEGER REFERENCES sections(id),
    area_number INTEGER,
    municipality_id TEXT NOT NULL,
    municipality_code TEXT NOT NULL, -- of the report's country
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    sentence TEXT NOT NULL,
    is_example INTEGER NOT NULL
);

-- Where the figures that are no question rows are printed.
CREATE TABLE figures (
    report_id TEXT NOT NULL REFERENCES reports(id),
    kind TEXT NOT NULL CHECK (kind IN ('heading', 'sum', 'total')),
    area_number INTEGER,
    page INTEGER NOT NULL,
    x0 REAL NOT NULL,
    top REAL NOT NULL,
    x1 REAL NOT NULL,
    bottom REAL NOT NULL
);

-- Where the figure of a finding is printed, and the picture of that row.
CREATE TABLE evidence (
    finding_id INTEGER PRIMARY KEY REFERENCES findings(id),
    report_id TEXT NOT NULL REFERENCES reports(id),
    page INTEGER NOT NULL,
    x0 REAL NOT NULL,
    top REAL NOT NULL,
    x1 REAL NOT NULL,
    bottom REAL NOT NULL,
    picture BLOB
);

-- One page of the site per municipality: those of the registers, and those that only a report knows.
CREATE TABLE municipality_pages (
    slug TEXT PRIMARY KEY,
    code TEXT,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    country TEXT NOT NULL,
    FOREIGN KEY (country, code) REFERENCES municipalities(country, code)
);

-- One row per report for comparisons: see views.sql for what counts as the score.
CREATE TABLE profiles (
    report_id TEXT PRIMARY KEY REFERENCES reports(id),
    municipality TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    slug TEXT NOT NULL REFERENCES municipality_pages(slug),
    country TEXT NOT NULL,
    year INTEGER,
    edition TEXT REFERENCES editions(id),
    areas INTEGER NOT NULL,
    score NUMERIC,
    max NUMERIC,
    rank INTEGER,
    ranked INTEGER,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    democracy NUMERIC,
    users NUMERIC,
    steering NUMERIC,
    leadership NUMERIC,
    results NUMERIC,
    employer NUMERIC,
    development NUMERIC,
    community NUMERIC,
    area_1 NUMERIC,
    area_2 NUMERIC,
    area_3 NUMERIC,
    area_4 NUMERIC,
    area_5 NUMERIC,
    area_6 NUMERIC,
    area_7 NUMERIC,
    area_8 NUMERIC
);

-- The questions of each edition as most of its reports word them, with the mean share of the points they got.
CREATE TABLE question_means (
    edition TEXT NOT NULL REFERENCES editions(id),
    area_number INTEGER NOT NULL,
    number TEXT NOT NULL,
    text TEXT NOT NULL,
    max NUMERIC,
    reports INTEGER NOT NULL,
    mean REAL,
    PRIMARY KEY (edition, area_number, number)
);

-- Every word of the running text and the lists, for searching by parts of compounds.
CREATE TABLE words (
    word TEXT PRIMARY KEY,
    sections INTEGER NOT NULL,
    points INTEGER NOT NULL
) WITHOUT ROWID;
