-- The scores in the shape of Kolada's data: an indicator, a municipality's four digits, a period, a gender, a value.
-- Own indicators, as Kolada has none for Kommunkompassen. A municipality evaluated twice in a year has its later report.
CREATE TABLE kolada_kpis (
    id TEXT PRIMARY KEY,
    subject TEXT,
    title TEXT NOT NULL,
    definition TEXT NOT NULL
);

INSERT INTO kolada_kpis VALUES
    ('KK-TOT', NULL, 'Kommunkompassen, alla områden, andel av högsta poäng (%)',
     'Summan av områdenas poäng som andel av deras högsta poäng. Endast rapporter där alla områden har en poäng.'),
    ('KK-DEM', 'democracy', 'Kommunkompassen, offentlighet och demokrati, andel av högsta poäng (%)',
     'Områdets poäng som andel av dess högsta poäng. Jämför inom en utgåva.'),
    ('KK-BRU', 'users', 'Kommunkompassen, brukare och tillgänglighet, andel av högsta poäng (%)',
     'Områdets poäng som andel av dess högsta poäng. Jämför inom en utgåva.'),
    ('KK-STY', 'steering', 'Kommunkompassen, politisk styrning och kontroll, andel av högsta poäng (%)',
     'Områdets poäng som andel av dess högsta poäng. Jämför inom en utgåva.'),
    ('KK-LED', 'leadership', 'Kommunkompassen, ledarskap, ansvar och delegation, andel av högsta poäng (%)',
     'Områdets poäng som andel av dess högsta poäng. Jämför inom en utgåva.'),
    ('KK-RES', 'results', 'Kommunkompassen, resultat och effektivitet, andel av högsta poäng (%)',
     'Områdets poäng som andel av dess högsta poäng. Jämför inom en utgåva.'),
    ('KK-ARB', 'employer', 'Kommunkompassen, kommunen som arbetsgivare, andel av högsta poäng (%)',
     'Områdets poäng som andel av dess högsta poäng. Jämför inom en utgåva.'),
    ('KK-UTV', 'development', 'Kommunkompassen, utveckling av verksamheten, andel av högsta poäng (%)',
     'Områdets poäng som andel av dess högsta poäng. Jämför inom en utgåva.'),
    ('KK-SAM', 'community', 'Kommunkompassen, kommunen som samhällsbyggare, andel av högsta poäng (%)',
     'Områdets poäng som andel av dess högsta poäng. Jämför inom en utgåva.');

CREATE VIEW kolada AS
WITH latest AS (
    SELECT id, municipality_id, municipality_code, country, year, edition FROM (
        SELECT r.*, row_number() OVER (
            PARTITION BY r.municipality_id, r.year ORDER BY r.month DESC NULLS LAST, r.id DESC
        ) AS place
        FROM reports r WHERE r.municipality_id IS NOT NULL AND r.year IS NOT NULL
    ) WHERE place = 1
),
totals AS (
    SELECT report_id, round(100.0 * sum(score_used) / sum(max_used), 1) AS value
    FROM areas GROUP BY report_id
    HAVING count(*) = 8 AND count(score_used) = 8 AND count(max_used) = 8 AND sum(score_used <= max_used) = 8
)
SELECT 'KK-TOT' AS kpi, l.municipality_code AS municipality, l.year AS period, 'T' AS gender, t.value, l.edition,
    l.country, l.municipality_id, l.id AS report_id
FROM latest l JOIN totals t ON t.report_id = l.id
UNION ALL
SELECT k.id, l.municipality_code, l.year, 'T', round(100 * a.share, 1), l.edition, l.country, l.municipality_id, l.id
FROM latest l
JOIN area_scores a ON a.report_id = l.id
JOIN kolada_kpis k ON k.subject = a.subject
WHERE a.share IS NOT NULL;
