"""What is found of the newsletter's archive: what each issue told when it was sent, as it is printed there."""

OF_ISSUE = "SELECT issue_id FROM changed"
TOLD = """string_agg(CASE WHEN p.told IS NOT NULL THEN concat_ws(' ', p.told->'{0}'->'title'->>0,
            p.told->'{0}'->'text'->>0, p.told->'{0}'->'note'->>0)
        WHEN i.is_sample AND p.kind = 'text' THEN concat_ws(' ', p.heading_{0}, p.text_{0}) END, ' ' ORDER BY p.id)"""

SOURCES = {
    "issue": f"""
SELECT 'issues', i.id, 'issue ' || i.id, i.title_nb, i.title_en, 'nyhetsbrev newsletter', i.intro_nb, i.intro_en,
    t.nb, t.en, jsonb_build_object('number', i.number), i.is_sample, i.published_at, NULL::timestamptz
FROM newsletter_issue AS i CROSS JOIN LATERAL (
    SELECT {TOLD.format("nb")} AS nb, {TOLD.format("en")} AS en FROM newsletter_part AS p WHERE p.issue_id = i.id
) AS t WHERE {{these:i.id}} AND i.published_at IS NOT NULL
""",
}
FEEDS = {
    "newsletter_issue": {
        "issue": ("id number title_nb title_en intro_nb intro_en is_sample published_at", "SELECT id FROM changed"),
    },
    "newsletter_part": {
        "issue": ("issue_id kind heading_nb heading_en text_nb text_en told", OF_ISSUE),
    },
}
