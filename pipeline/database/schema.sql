-- The tables of the data contract, then those the site adds beside them.
-- NUMERIC keeps a whole score a whole number and a half point a half point.

-- Both countries use four-digit codes, some of them twice ("0123" is Järfälla and was Spydeberg): the id has the country.
CREATE TABLE municipalities (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    county TEXT,
    country TEXT NOT NULL CHECK (country IN ('SE', 'NO')),
    group_id TEXT,
    population INTEGER,
    sort_key TEXT NOT NULL
);

CREATE TABLE municipality_groups (
    municipality_id TEXT NOT NULL REFERENCES municipalities(id),
    division INTEGER NOT NULL,
    group_id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (municipality_id, division)
);

CREATE TABLE populations (
    municipality_id TEXT NOT NULL REFERENCES municipalities(id),
    year INTEGER NOT NULL,
    population INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, year)
);

-- What became of Norway's municipalities since 2017: those of one row have the old code before, the new one from then on.
CREATE TABLE municipality_changes (
    valid_from TEXT NOT NULL,
    old_id TEXT NOT NULL,
    new_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('renumbered', 'merger', 'split')),
    PRIMARY KEY (valid_from, old_id, new_id)
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
    municipality_id TEXT REFERENCES municipalities(id),
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
    reviewed_on TEXT
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
    score_used NUMERIC,
    score_used_from TEXT,
    max_used NUMERIC,
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
    report_id TEXT NOT NULL REFERENCES reports(id),
    area_number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('strength', 'improvement', 'weakness', 'rubric')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    page INTEGER NOT NULL,
    PRIMARY KEY (report_id, area_number, kind, position)
);

CREATE TABLE sections (
    report_id TEXT NOT NULL REFERENCES reports(id),
    area_number INTEGER,
    position INTEGER NOT NULL,
    level INTEGER NOT NULL,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    page_first INTEGER NOT NULL,
    page_last INTEGER NOT NULL,
    PRIMARY KEY (report_id, position)
);

CREATE TABLE finding_kinds (
    code TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    about TEXT NOT NULL,
    severity TEXT NOT NULL,
    sv TEXT NOT NULL,
    en TEXT NOT NULL
);

CREATE TABLE findings (
    report_id TEXT NOT NULL REFERENCES reports(id),
    key TEXT NOT NULL,
    code TEXT NOT NULL REFERENCES finding_kinds(code),
    about TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
    area_number INTEGER,
    question_number TEXT,
    printed TEXT,
    expected TEXT,
    message TEXT NOT NULL,
    page INTEGER,
    confirmed INTEGER,
    PRIMARY KEY (report_id, key)
);

-- Findings about a report by their cause: see stories.py.
CREATE TABLE stories (
    report_id TEXT NOT NULL REFERENCES reports(id),
    position INTEGER NOT NULL,
    area_number INTEGER,
    question_number TEXT,
    figure TEXT,
    printed NUMERIC,
    fits NUMERIC,
    agree TEXT NOT NULL,
    page INTEGER,
    keys TEXT NOT NULL,
    PRIMARY KEY (report_id, position)
);

CREATE TABLE rejects (
    source_file TEXT PRIMARY KEY,
    sha256 TEXT,
    reason TEXT NOT NULL,
    message TEXT NOT NULL
);

CREATE TABLE corrections (
    report_id TEXT NOT NULL REFERENCES reports(id),
    at TEXT NOT NULL,
    "read" TEXT,
    "is" TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('misread', 'not-text', 'source-error')),
    why TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    page INTEGER
);

-- The section is the one of the same report with this position.
CREATE TABLE mentions (
    report_id TEXT NOT NULL REFERENCES reports(id),
    section_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    area_number INTEGER,
    municipality_id TEXT NOT NULL,
    name TEXT NOT NULL,
    sentence TEXT NOT NULL,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (report_id, section_position, position)
);

CREATE TABLE picture_texts (
    report_id TEXT NOT NULL REFERENCES reports(id),
    position INTEGER NOT NULL,
    page INTEGER NOT NULL,
    x0 REAL NOT NULL,
    top REAL NOT NULL,
    x1 REAL NOT NULL,
    bottom REAL NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (report_id, position)
);

CREATE TABLE known_evaluations (
    country TEXT NOT NULL,
    municipality_id TEXT NOT NULL REFERENCES municipalities(id),
    year INTEGER NOT NULL,
    edition TEXT REFERENCES editions(id),
    total NUMERIC,
    url TEXT,
    note TEXT
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
    report_id TEXT NOT NULL,
    key TEXT NOT NULL,
    page INTEGER NOT NULL,
    x0 REAL NOT NULL,
    top REAL NOT NULL,
    x1 REAL NOT NULL,
    bottom REAL NOT NULL,
    picture BLOB,
    PRIMARY KEY (report_id, key),
    FOREIGN KEY (report_id, key) REFERENCES findings(report_id, key)
);

-- The report's JSON file as it is, packed with gzip.
CREATE TABLE report_files (
    report_id TEXT PRIMARY KEY REFERENCES reports(id),
    json BLOB NOT NULL
);

-- One page of the site per municipality: those of the registers, and those that only a report knows.
CREATE TABLE municipality_pages (
    slug TEXT PRIMARY KEY,
    municipality_id TEXT REFERENCES municipalities(id),
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    country TEXT NOT NULL
);

-- Which page a municipality of the registers has; one that was renumbered shares the page of its former code.
CREATE TABLE municipality_slugs (
    municipality_id TEXT PRIMARY KEY REFERENCES municipalities(id),
    slug TEXT NOT NULL REFERENCES municipality_pages(slug)
);

-- One row per report for comparisons, by the scores used.
CREATE TABLE profiles (
    report_id TEXT PRIMARY KEY REFERENCES reports(id),
    municipality TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    slug TEXT NOT NULL REFERENCES municipality_pages(slug),
    municipality_id TEXT REFERENCES municipalities(id),
    country TEXT NOT NULL,
    county TEXT,
    group_id TEXT,
    population INTEGER,
    year INTEGER,
    edition TEXT REFERENCES editions(id),
    areas INTEGER NOT NULL,
    score NUMERIC,
    max NUMERIC,
    share REAL,
    rank INTEGER,
    ranked INTEGER,
    latest INTEGER NOT NULL,
    latest_of_edition INTEGER NOT NULL,
    previous_id TEXT REFERENCES reports(id),
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    stories INTEGER NOT NULL,
    doubts INTEGER NOT NULL,
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

-- What differs from the municipality's report before, where both are of one edition: in all, by subject, by question.
CREATE TABLE changes (
    report_id TEXT NOT NULL REFERENCES reports(id),
    previous_id TEXT NOT NULL REFERENCES reports(id),
    edition TEXT NOT NULL,
    subject TEXT NOT NULL,
    before NUMERIC NOT NULL,
    after NUMERIC NOT NULL,
    difference REAL NOT NULL,
    PRIMARY KEY (report_id, subject)
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

-- Mean, least and greatest share per edition and subject; `group_id` '' is all of the edition.
CREATE TABLE subject_means (
    edition TEXT NOT NULL REFERENCES editions(id),
    group_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    reports INTEGER NOT NULL,
    mean REAL NOT NULL,
    least REAL NOT NULL,
    greatest REAL NOT NULL,
    PRIMARY KEY (edition, group_id, subject)
);

-- How often each municipality is held up as an example, and named without that, by subject; subject '' is all of them.
CREATE TABLE example_counts (
    slug TEXT NOT NULL REFERENCES municipality_pages(slug),
    subject TEXT NOT NULL,
    examples INTEGER NOT NULL,
    example_reports INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    PRIMARY KEY (slug, subject)
) WITHOUT ROWID;

-- Every word of the running text and the lists, for searching by parts of compounds.
CREATE TABLE words (
    word TEXT PRIMARY KEY,
    sections INTEGER NOT NULL,
    points INTEGER NOT NULL
) WITHOUT ROWID;

PRAGMA user_version = 2;
