-- The score used for comparisons: the sum of the question scores where the questions' maxima add up to the printed
-- maximum (so that no question is missing); otherwise the printed sum row; otherwise the figure by the heading.
CREATE VIEW area_scores AS
SELECT
    areas.report_id,
    areas.number AS area_number,
    areas.subject,
    areas.name,
    CASE
        WHEN areas.score_computed IS NOT NULL AND areas.max_computed = coalesce(areas.max_printed, areas.max_computed)
        THEN areas.score_computed
        ELSE coalesce(areas.score_printed, areas.score_heading, areas.score_computed)
    END AS score,
    coalesce(areas.max_printed, areas.max_computed) AS max
FROM areas;

-- One row per report with its eight area scores, by subject and by number.
CREATE VIEW report_profiles AS
SELECT
    profiles.report_id,
    profiles.municipality,
    reports.municipality_code,
    profiles.country,
    profiles.year,
    profiles.edition,
    reports.total_printed,
    reports.total_computed,
    profiles.score,
    profiles.max,
    profiles.rank,
    profiles.ranked,
    profiles.democracy, profiles.users, profiles.steering, profiles.leadership,
    profiles.results, profiles.employer, profiles.development, profiles.community,
    profiles.area_1, profiles.area_2, profiles.area_3, profiles.area_4,
    profiles.area_5, profiles.area_6, profiles.area_7, profiles.area_8,
    profiles.errors,
    profiles.warnings
FROM profiles JOIN reports ON reports.id = profiles.report_id
ORDER BY profiles.sort_key, profiles.year, profiles.report_id;

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
        SELECT message FROM findings WHERE findings.report_id = profiles.report_id ORDER BY id
    )) AS what_is_wrong
FROM profiles
WHERE profiles.errors + profiles.warnings > 0
ORDER BY profiles.errors DESC, profiles.warnings DESC, profiles.sort_key, profiles.year;

-- Mean, least and greatest score per edition and subject, over reports that have all their areas.
CREATE VIEW edition_means AS
SELECT
    profiles.edition,
    area_scores.subject,
    count(*) AS reports,
    round(avg(area_scores.score), 1) AS mean,
    min(area_scores.score) AS least,
    max(area_scores.score) AS greatest
FROM profiles JOIN area_scores ON area_scores.report_id = profiles.report_id
WHERE profiles.edition IS NOT NULL AND area_scores.subject IS NOT NULL AND area_scores.score IS NOT NULL
GROUP BY profiles.edition, area_scores.subject;
