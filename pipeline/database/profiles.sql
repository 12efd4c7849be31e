-- One row per report for comparisons. Ranked within its edition is a report whose areas are all there.
INSERT INTO profiles
WITH scored AS (
    SELECT
        reports.id, reports.municipality, reports.municipality_code, reports.country, reports.year, reports.edition,
        count(s.score) AS areas, sum(s.score) AS score, sum(s.max) AS max,
        max(CASE s.subject WHEN 'democracy' THEN s.score END) AS democracy,
        max(CASE s.subject WHEN 'users' THEN s.score END) AS users,
        max(CASE s.subject WHEN 'steering' THEN s.score END) AS steering,
        max(CASE s.subject WHEN 'leadership' THEN s.score END) AS leadership,
        max(CASE s.subject WHEN 'results' THEN s.score END) AS results,
        max(CASE s.subject WHEN 'employer' THEN s.score END) AS employer,
        max(CASE s.subject WHEN 'development' THEN s.score END) AS development,
        max(CASE s.subject WHEN 'community' THEN s.score END) AS community,
        max(CASE s.area_number WHEN 1 THEN s.score END) AS area_1,
        max(CASE s.area_number WHEN 2 THEN s.score END) AS area_2,
        max(CASE s.area_number WHEN 3 THEN s.score END) AS area_3,
        max(CASE s.area_number WHEN 4 THEN s.score END) AS area_4,
        max(CASE s.area_number WHEN 5 THEN s.score END) AS area_5,
        max(CASE s.area_number WHEN 6 THEN s.score END) AS area_6,
        max(CASE s.area_number WHEN 7 THEN s.score END) AS area_7,
        max(CASE s.area_number WHEN 8 THEN s.score END) AS area_8,
        (SELECT count(*) FROM edition_areas WHERE edition_areas.edition = reports.edition) AS expected
    FROM reports LEFT JOIN area_scores s ON s.report_id = reports.id
    GROUP BY reports.id
), ranking AS (
    SELECT id, rank() OVER (PARTITION BY edition ORDER BY score DESC) AS rank, count(*) OVER (PARTITION BY edition) AS ranked
    FROM scored WHERE edition IS NOT NULL AND areas = expected
)
SELECT
    scored.id, scored.municipality, municipality_pages.sort_key, municipality_pages.slug, scored.country,
    scored.year, scored.edition, scored.areas, scored.score, scored.max, ranking.rank, ranking.ranked,
    (SELECT count(*) FROM findings WHERE findings.report_id = scored.id AND findings.severity = 'error'),
    (SELECT count(*) FROM findings WHERE findings.report_id = scored.id AND findings.severity = 'warning'),
    democracy, users, steering, leadership, results, employer, development, community,
    area_1, area_2, area_3, area_4, area_5, area_6, area_7, area_8
FROM scored
JOIN municipality_pages ON municipality_pages.slug = page_slug(scored.country, scored.municipality_code, scored.municipality)
LEFT JOIN ranking ON ranking.id = scored.id
ORDER BY scored.id;

INSERT INTO question_means
SELECT edition, area_number, number, text, max, reports, round(mean, 4) FROM (
    SELECT
        p.edition, q.area_number, q.number, q.text, q.max,
        sum(count(*)) OVER whole AS reports,
        sum(sum(1.0 * q.score / nullif(q.max, 0))) OVER whole / nullif(sum(count(q.score)) OVER whole, 0) AS mean,
        row_number() OVER (PARTITION BY p.edition, q.area_number, q.number ORDER BY count(*) DESC, q.text, q.max) AS place
    FROM questions q JOIN profiles p ON p.report_id = q.report_id
    WHERE p.edition IS NOT NULL
    GROUP BY p.edition, q.area_number, q.number, q.text, q.max
    WINDOW whole AS (PARTITION BY p.edition, q.area_number, q.number)
) WHERE place = 1
ORDER BY edition, area_number, number;
