-- One row per question of a report, for those who analyse. A score above its maximum has no share.
CREATE VIEW question_scores AS
SELECT
    q.report_id, r.municipality, r.municipality_id, r.municipality_code AS code, m.county, m.group_id, r.year, r.edition,
    a.subject, q.area_number, q.number, q.text, q.score, q.max,
    CASE WHEN q.score <= q.max AND q.score >= 0 AND q.max > 0 THEN round(1.0 * q.score / q.max, 4) END AS share,
    q.percent_printed, q.page,
    EXISTS (
        SELECT 1 FROM findings f
        WHERE f.report_id = q.report_id AND f.area_number = q.area_number AND f.question_number = q.number
    ) AS has_finding
FROM questions q
JOIN reports r ON r.id = q.report_id
LEFT JOIN areas a ON a.report_id = q.report_id AND a.number = q.area_number
LEFT JOIN municipalities m ON m.id = r.municipality_id;

-- One row per area of a report: the score that most of its three printed witnesses give, and which of them give it.
CREATE VIEW area_scores AS
SELECT
    a.report_id, r.municipality, r.municipality_id, r.municipality_code AS code, m.county, m.group_id, r.year, r.edition,
    a.subject, a.number AS area_number, a.name, a.score_used, a.score_used_from, a.max_used,
    CASE WHEN a.score_used <= a.max_used AND a.score_used >= 0 AND a.max_used > 0
        THEN round(1.0 * a.score_used / a.max_used, 4) END AS share,
    a.score_heading, a.score_printed, a.score_computed, a.max_printed, a.max_computed, a.percent_printed, a.page,
    EXISTS (SELECT 1 FROM findings f WHERE f.report_id = a.report_id AND f.area_number = a.number) AS has_finding
FROM areas a
JOIN reports r ON r.id = a.report_id
LEFT JOIN municipalities m ON m.id = r.municipality_id;

-- One row per report with its eight area scores, by subject and by number.
CREATE VIEW report_profiles AS
SELECT
    p.report_id, p.municipality, p.municipality_id, r.municipality_code, p.country, p.county, p.group_id, p.population,
    p.year, p.edition, r.total_printed, r.total_computed, p.score, p.max, p.share, p.rank, p.ranked,
    p.democracy, p.users, p.steering, p.leadership, p.results, p.employer, p.development, p.community,
    p.area_1, p.area_2, p.area_3, p.area_4, p.area_5, p.area_6, p.area_7, p.area_8,
    p.errors, p.warnings
FROM profiles p JOIN reports r ON r.id = p.report_id
ORDER BY p.sort_key, p.year, p.report_id;

-- Reports with something that does not add up, and what.
CREATE VIEW flagged_reports AS
SELECT
    profiles.report_id,
    profiles.municipality,
    profiles.year,
    profiles.edition,
    profiles.errors,
    profiles.warnings,
    (SELECT group_concat(message, char(10)) FROM (
        SELECT message FROM findings WHERE findings.report_id = profiles.report_id ORDER BY rowid
    )) AS what_is_wrong
FROM profiles
WHERE profiles.errors + profiles.warnings > 0
ORDER BY profiles.errors DESC, profiles.warnings DESC, profiles.sort_key, profiles.year;

-- Mean, least and greatest percentage per edition and subject.
CREATE VIEW edition_means AS
SELECT
    edition, subject, reports,
    round(100 * mean, 1) AS mean, round(100 * least, 1) AS least, round(100 * greatest, 1) AS greatest
FROM subject_means WHERE group_id = ''
ORDER BY edition, subject;
