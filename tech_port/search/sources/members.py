"""What is found of organisations, of people by each of their roles, of challenges and of documents."""

OWN = "SELECT id FROM changed"
OF_ORGANISATION = "SELECT id FROM {table} WHERE organisation_id IN (SELECT id FROM changed)"
OF_PERSON = "SELECT id FROM {table} WHERE person_id IN (SELECT id FROM changed)"

# What such an organisation, a seat or a document is looked for as, in both languages.
KINDS = """CASE o.kind
    WHEN 'research' THEN 'forskning utdanning research education'
    WHEN 'industry' THEN 'næringsliv bedrift industry company'
    WHEN 'public' THEN 'offentlig public'
    WHEN 'health' THEN 'helse health'
    WHEN 'finance' THEN 'kapital investor finance'
    WHEN 'support' THEN 'virkemiddelapparat funding support'
    WHEN 'media' THEN 'media'
    WHEN 'student' THEN 'student'
    WHEN 'property' THEN 'eiendom property'
    WHEN 'association' THEN 'forening association' END"""
SEATS = """CASE s.role
    WHEN 'chair' THEN 'styreleder styret leder chair board'
    WHEN 'deputy' THEN 'nestleder styret deputy chair board'
    WHEN 'member' THEN 'styremedlem styret board member'
    WHEN 'alternate' THEN 'varamedlem styret alternate board member'
    WHEN 'observer' THEN 'observatør styret board observer' END"""
DOCUMENTS = """CASE d.kind
    WHEN 'statutes' THEN 'vedtekter statutes'
    WHEN 'strategy' THEN 'strategi strategy'
    WHEN 'report' THEN 'årsrapport annual report'
    WHEN 'minutes' THEN 'referat protokoll minutes'
    ELSE '' END"""
PERIOD = """'starts_on', {0}.starts_on, 'starts_precision', {0}.starts_precision, 'start_is_known', {0}.start_is_known,
        'ends_on', {0}.ends_on, 'ends_precision', {0}.ends_precision, 'basis', {0}.basis, 'known_on', {0}.known_on,
        'known_precision', {0}.known_precision"""

SOURCES = {
    "organisation": f"""
SELECT 'organisations', o.id, 'organisation ' || o.id, o.name, '',
    concat_ws(' ', array_to_string(o.other_names, ' '), {KINDS}), '', '', o.text_nb, o.text_en,
    jsonb_build_object('slug', o.slug, 'kind', o.kind), o.is_sample, NULL::timestamptz, NULL::timestamptz
FROM members_organisation AS o WHERE {{these:o.id}}
""",
    "seat": f"""
SELECT 'people', s.id, 'person ' || p.id, p.name, '',
    concat_ws(' ', {SEATS}, o.name, array_to_string(o.other_names, ' '), s.label_nb, s.label_en), '', '', '', '',
    jsonb_build_object('role', s.role, 'organisation', o.name, 'label_nb', s.label_nb, 'label_en', s.label_en,
        {PERIOD.format("s")}), false, NULL::timestamptz, NULL::timestamptz
FROM members_boardseat AS s JOIN members_person AS p ON p.id = s.person_id
LEFT JOIN members_organisation AS o ON o.id = s.organisation_id WHERE {{these:s.id}}
""",
    "role": f"""
SELECT 'people', r.id, 'person ' || p.id, p.name, '',
    concat_ws(' ', r.title_nb, r.title_en, o.name, array_to_string(o.other_names, ' ')), '', '', '', '',
    jsonb_build_object('title_nb', r.title_nb, 'title_en', r.title_en, 'organisation', o.name, 'slug', o.slug,
        'in_association', r.in_association, {PERIOD.format("r")}), false, NULL::timestamptz, NULL::timestamptz
FROM members_staffrole AS r JOIN members_person AS p ON p.id = r.person_id
LEFT JOIN members_organisation AS o ON o.id = r.organisation_id WHERE {{these:r.id}}
""",
    "contact": """
SELECT 'people', c.id, 'contact ' || c.id, c.name, '',
    concat_ws(' ', c.title_nb, c.title_en, o.name, array_to_string(o.other_names, ' '), 'kontakt contact'),
    '', '', '', '',
    jsonb_build_object('title_nb', c.title_nb, 'title_en', c.title_en, 'organisation', o.name, 'slug', o.slug),
    false, NULL::timestamptz, NULL::timestamptz
FROM members_contact AS c JOIN members_organisation AS o ON o.id = c.organisation_id
WHERE {these:c.id} AND c.is_public
""",
    "challenge": """
SELECT 'challenges', c.id, 'challenge ' || c.id, c.title_nb, c.title_en, concat_ws(' ', o.name,
    array_to_string(o.other_names, ' ')), c.task_nb, c.task_en, concat_ws(' ', c.reason_nb, c.outcome_nb),
    concat_ws(' ', c.reason_en, c.outcome_en),
    jsonb_build_object('slug', c.slug, 'organisation', o.name, 'status', c.status), c.is_sample, c.published_at,
    NULL::timestamptz
FROM members_challenge AS c LEFT JOIN members_organisation AS o ON o.id = c.organisation_id
WHERE {these:c.id} AND c.status NOT IN ('received', 'declined')
""",
    "version": f"""
SELECT 'documents', v.id, 'document ' || d.id, d.title_nb, d.title_en, concat_ws(' ', {DOCUMENTS}, v.label),
    v.changes_nb, v.changes_en, v.text_nb, v.text_en,
    jsonb_build_object('slug', d.slug, 'kind', d.kind, 'label', v.label), d.is_sample, v.dated_on::timestamptz,
    NULL::timestamptz
FROM members_documentversion AS v JOIN members_document AS d ON d.id = v.document_id
WHERE {{these:v.id}} AND v.published_at IS NOT NULL
""",
}
FEEDS = {
    "members_organisation": {
        "organisation": ("id name slug kind other_names text_nb text_en is_sample", OWN),
        "seat": ("id name other_names", OF_ORGANISATION.format(table="members_boardseat")),
        "role": ("id name slug other_names", OF_ORGANISATION.format(table="members_staffrole")),
        "contact": ("id name slug other_names", OF_ORGANISATION.format(table="members_contact")),
        "challenge": ("id name other_names", OF_ORGANISATION.format(table="members_challenge")),
    },
    "members_person": {
        "seat": ("id name", OF_PERSON.format(table="members_boardseat")),
        "role": ("id name", OF_PERSON.format(table="members_staffrole")),
    },
    "members_boardseat": {
        "seat": (
            "id person_id organisation_id role label_nb label_en starts_on starts_precision start_is_known ends_on "
            "ends_precision basis known_on known_precision",
            OWN,
        ),
    },
    "members_staffrole": {
        "role": (
            "id person_id organisation_id title_nb title_en in_association starts_on starts_precision start_is_known "
            "ends_on ends_precision basis known_on known_precision",
            OWN,
        ),
    },
    "members_contact": {"contact": ("id organisation_id name title_nb title_en is_public", OWN)},
    "members_challenge": {
        "challenge": (
            "id organisation_id slug title_nb title_en task_nb task_en reason_nb reason_en outcome_nb outcome_en "
            "status published_at is_sample",
            OWN,
        ),
    },
    "members_document": {
        "version": (
            "id slug kind title_nb title_en is_sample",
            "SELECT id FROM members_documentversion WHERE document_id IN (SELECT id FROM changed)",
        ),
    },
    "members_documentversion": {
        "version": ("id document_id label changes_nb changes_en text_nb text_en dated_on published_at", OWN),
    },
}
