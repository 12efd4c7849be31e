-- One row per report for comparisons. Ranked within its edition is a report whose areas are all there, by share.
INSERT INTO profiles
WITH scored AS (
    SELECT
        reports.id, reports.municipality, reports.municipality_id, reports.country, reports.year, reports.month,
        reports.edition,
        count(a.score_used) AS areas, sum(a.score_used) AS score, sum(CASE WHEN a.score_used IS NOT NULL THEN a.max_used END) AS max,
        count(a.score_used) = count(a.max_used) AND min(a.score_used <= a.max_used) AS sound,
        max(CASE a.subject WHEN 'democracy' THEN a.score_used END) AS democracy,
        max(CASE a.subject WHEN 'users' THEN a.score_used END) AS users,
        max(CASE a.subject WHEN 'steering' THEN a.score_used END) AS steering,
        max(CASE a.subject WHEN 'leadership' THEN a.score_used END) AS leadership,
        max(CASE a.subject WHEN 'results' THEN a.score_used END) AS results,
        max(CASE a.subject WHEN 'employer' THEN a.score_used END) AS employer,
        max(CASE a.subject WHEN 'development' THEN a.score_used END) AS development,
        max(CASE a.subject WHEN 'community' THEN a.score_used END) AS community,
        max(CASE a.number WHEN 1 THEN a.score_used END) AS area_1,
        max(CASE a.number WHEN 2 THEN a.score_used END) AS area_2,
        max(CASE a.number WHEN 3 THEN a.score_used END) AS area_3,
        max(CASE a.number WHEN 4 THEN a.score_used END) AS area_4,
        max(CASE a.number WHEN 5 THEN a.score_used END) AS area_5,
        max(CASE a.number WHEN 6 THEN a.score_used END) AS area_6,
        max(CASE a.number WHEN 7 THEN a.score_used END) AS area_7,
        max(CASE a.number WHEN 8 THEN a.score_used END) AS area_8,
        (SELECT count(*) FROM edition_areas WHERE edition_areas.edition = reports.edition) AS expected
    FROM reports LEFT JOIN areas a ON a.report_id = reports.id
    GROUP BY reports.id
), placed AS (
    SELECT
        scored.*,
        CASE WHEN sound AND max > 0 THEN round(1.0 * score / max, 4) END AS share,
        municipality_pages.slug, municipality_pages.sort_key
    FROM scored
    JOIN municipality_pages ON municipality_pages.slug = page_slug(scored.municipality_id, scored.municipality)
), ranking AS (
    SELECT
        id, rank() OVER (PARTITION BY edition ORDER BY share DESC) AS rank, count(*) OVER (PARTITION BY edition) AS ranked
    FROM placed WHERE edition IS NOT NULL AND areas = expected AND share IS NOT NULL
), series AS (
    SELECT
        id,
        lag(id) OVER line AS previous_id,
        lead(id) OVER line IS NULL AS latest,
        row_number() OVER (
            PARTITION BY slug, edition ORDER BY year DESC NULLS LAST, month DESC NULLS LAST, id DESC
        ) = 1 AS latest_of_edition
    FROM placed
    WINDOW line AS (PARTITION BY slug ORDER BY year NULLS FIRST, month NULLS FIRST, id)
)
SELECT
    placed.id, placed.municipality, placed.sort_key, placed.slug, placed.municipality_id, placed.country,
    municipalities.county, municipalities.group_id, municipalities.population,
    placed.year, placed.edition, placed.areas, placed.score, placed.max, placed.share, ranking.rank, ranking.ranked,
    series.latest, series.latest_of_edition, series.previous_id,
    (SELECT count(*) FROM findings WHERE findings.report_id = placed.id AND findings.severity = 'error'),
    (SELECT count(*) FROM findings WHERE findings.report_id = placed.id AND findings.severity = 'warning'),
    (SELECT count(*) FROM stories WHERE stories.report_id = placed.id),
    (SELECT count(*) FROM findings WHERE findings.report_id = placed.id AND (about <> 'report' OR confirmed = 0)),
    democracy, users, steering, leadership, results, employer, development, community,
    area_1, area_2, area_3, area_4, area_5, area_6, area_7, area_8
FROM placed
JOIN series ON series.id = placed.id
LEFT JOIN municipalities ON municipalities.id = placed.municipality_id
LEFT JOIN ranking ON ranking.id = placed.id
ORDER BY placed.id;

-- Percentage points: the maxima of an area can differ a little even within an edition.
INSERT INTO changes
SELECT p.report_id, p.previous_id, p.edition, now.subject, before.score_used, now.score_used,
    round(100.0 * now.score_used / now.max_used - 100.0 * before.score_used / before.max_used, 1)
FROM profiles p
JOIN profiles old ON old.report_id = p.previous_id AND old.edition = p.edition
JOIN areas now ON now.report_id = p.report_id
JOIN areas before ON before.report_id = p.previous_id AND before.subject = now.subject
WHERE now.score_used <= now.max_used AND before.score_used <= before.max_used AND now.max_used > 0 AND before.max_used > 0
GROUP BY p.report_id, now.subject
UNION ALL
SELECT p.report_id, p.previous_id, p.edition, 'total', old.score, p.score, round(100 * p.share - 100 * old.share, 1)
FROM profiles p JOIN profiles old ON old.report_id = p.previous_id AND old.edition = p.edition
WHERE p.rank IS NOT NULL AND old.rank IS NOT NULL
ORDER BY 1, 4;

INSERT INTO subject_means
SELECT p.edition, coalesce(g.group_id, ''), a.subject, count(*), round(avg(1.0 * a.score_used / a.max_used), 4),
    round(min(1.0 * a.score_used / a.max_used), 4), round(max(1.0 * a.score_used / a.max_used), 4)
FROM profiles p
JOIN areas a ON a.report_id = p.report_id
JOIN (SELECT '' AS group_id UNION SELECT DISTINCT group_id FROM profiles WHERE group_id IS NOT NULL) g
    ON g.group_id = '' OR g.group_id = p.group_id
WHERE p.edition IS NOT NULL AND a.subject IS NOT NULL AND a.max_used > 0 AND a.score_used BETWEEN 0 AND a.max_used
GROUP BY p.edition, g.group_id, a.subject
ORDER BY 1, 2, 3;

-- In the wording most reports have; where several are as frequent, in the first one.
INSERT INTO question_means
SELECT edition, area_number, number, text, max, reports, round(mean, 4) FROM (
    SELECT
        p.edition, q.area_number, q.number, q.text, q.max,
        sum(count(*)) OVER whole AS reports,
        sum(sum(CASE WHEN q.score BETWEEN 0 AND q.max THEN 1.0 * q.score / nullif(q.max, 0) END)) OVER whole
            / nullif(sum(count(CASE WHEN q.score BETWEEN 0 AND q.max AND q.max > 0 THEN 1 END)) OVER whole, 0) AS mean,
        row_number() OVER (PARTITION BY p.edition, q.area_number, q.number ORDER BY count(*) DESC, q.text, q.max) AS place
    FROM questions q JOIN profiles p ON p.report_id = q.report_id
    WHERE p.edition IS NOT NULL
    GROUP BY p.edition, q.area_number, q.number, q.text, q.max
    WINDOW whole AS (PARTITION BY p.edition, q.area_number, q.number)
) WHERE place = 1
ORDER BY edition, area_number, number;

INSERT INTO example_counts
SELECT s.slug, coalesce(k.subject, ''), sum(m.is_example),
    count(DISTINCT CASE WHEN m.is_example THEN m.report_id END), count(*), count(DISTINCT m.report_id)
FROM mentions m
JOIN municipality_slugs s ON s.municipality_id = m.municipality_id
LEFT JOIN areas a ON a.report_id = m.report_id AND a.number = m.area_number
JOIN (SELECT '' AS subject UNION SELECT DISTINCT subject FROM edition_areas) k ON k.subject = '' OR k.subject = a.subject
GROUP BY s.slug, k.subject
ORDER BY 1, 2;
