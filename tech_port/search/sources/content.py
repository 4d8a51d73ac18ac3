"""What is found of articles, texts, figures, programmes and places."""

OWN = "SELECT id FROM changed"
TAGS = """(SELECT string_agg(concat_ws(' ', t.name_nb, t.name_en), ' ' ORDER BY t.id)
        FROM content_article_tags AS a_t JOIN content_tag AS t ON t.id = a_t.tag_id WHERE a_t.article_id = a.id)"""

SOURCES = {
    "article": f"""
SELECT 'articles', a.id, 'article ' || a.id, a.title_nb, a.title_en, {TAGS}, a.lead_nb, a.lead_en,
    regexp_replace(a.body_nb, ' *\\[\\^[[:alnum:]_-]+\\]', '', 'g'),
    regexp_replace(a.body_en, ' *\\[\\^[[:alnum:]_-]+\\]', '', 'g'),
    jsonb_build_object('slug', a.slug, 'published_at', a.published_at, 'happened_on', a.happened_on,
        'happened_precision', a.happened_precision, 'happening', a.happening),
    a.is_sample, a.published_at, a.expires_at
FROM content_article AS a WHERE {{these:a.id}} AND a.published_at IS NOT NULL
""",
    "page": """
SELECT 'pages', p.id, 'page ' || p.id, p.title_nb, p.title_en, '', '', '', p.body_nb, p.body_en,
    jsonb_build_object('place', p.place), false, NULL::timestamptz, NULL::timestamptz
FROM content_page AS p WHERE {these:p.id}
""",
    "figure": """
SELECT 'figures', f.id, 'figure ' || f.id, f.title_nb, f.title_en, 'tall figures', '', '',
    concat_ws(' ', f.method_nb, o.nb), concat_ws(' ', f.method_en, o.en),
    jsonb_build_object('slug', f.slug), false, NULL::timestamptz, NULL::timestamptz
FROM content_figure AS f CROSS JOIN LATERAL (
    SELECT string_agg(note_nb, ' ' ORDER BY id) AS nb, string_agg(note_en, ' ' ORDER BY id) AS en
    FROM content_observation WHERE figure_id = f.id
) AS o WHERE {these:f.id}
""",
    "programme": """
SELECT 'programmes', p.id, 'programme ' || p.id, p.name_nb, p.name_en,
    concat_ws(' ', p.run_by, p.audience_nb, p.audience_en), '', '', p.text_nb, p.text_en,
    jsonb_build_object('slug', p.slug, 'kind', p.kind), false, NULL::timestamptz, NULL::timestamptz
FROM content_programme AS p WHERE {these:p.id}
""",
    "area": """
SELECT 'areas', a.id, 'area ' || a.id, a.name, '', a.town, '', '', a.text_nb, a.text_en,
    jsonb_build_object('slug', a.slug, 'kind', a.kind), false, NULL::timestamptz, NULL::timestamptz
FROM content_area AS a WHERE {these:a.id}
""",
}
FEEDS = {
    "content_article": {
        "article": (
            "id slug title_nb title_en lead_nb lead_en body_nb body_en published_at expires_at happened_on "
            "happened_precision happening is_sample",
            OWN,
        ),
    },
    "content_article_tags": {"article": ("article_id tag_id", "SELECT article_id FROM changed")},
    "content_tag": {
        "article": (
            "id name_nb name_en",
            "SELECT article_id FROM content_article_tags WHERE tag_id IN (SELECT id FROM changed)",
        ),
    },
    "content_page": {"page": ("id place title_nb title_en body_nb body_en", OWN)},
    "content_figure": {"figure": ("id slug title_nb title_en method_nb method_en", OWN)},
    "content_observation": {"figure": ("figure_id note_nb note_en", "SELECT figure_id FROM changed")},
    "content_programme": {
        "programme": ("id slug kind name_nb name_en run_by audience_nb audience_en text_nb text_en", OWN),
    },
    "content_area": {"area": ("id slug kind name town text_nb text_en", OWN)},
}
