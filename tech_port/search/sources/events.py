"""What is found of events with their programmes, points and documents, and of people who speak at them."""

OWN = "SELECT id FROM changed"
OF_EVENT = "SELECT event_id FROM changed"
EVENTS = "SELECT event_id FROM {0} WHERE {1} IN (SELECT id FROM changed)"
SPEAKERS = "SELECT id FROM events_event_speakers WHERE {0} IN (SELECT id FROM changed)"

TYPES = """CASE e.type
    WHEN 'breakfast' THEN 'frokostmøte breakfast meeting'
    WHEN 'network' THEN 'nettverksmøte network meeting'
    WHEN 'conference' THEN 'konferanse conference'
    WHEN 'workshop' THEN 'arbeidsverksted workshop'
    WHEN 'open_house' THEN 'åpent hus open house'
    WHEN 'festival' THEN 'festival'
    WHEN 'pitch' THEN 'investortreff pitch'
    WHEN 'meeting' THEN 'møte meeting' END"""

SOURCES = {
    "event": f"""
SELECT 'events', e.id, 'event ' || e.id, e.title_nb, e.title_en, concat_ws(' ', {TYPES}, v.name, v.name_en, (
        SELECT string_agg(concat_ws(' ', o.name, array_to_string(o.other_names, ' ')), ' ' ORDER BY o.id)
        FROM events_event_organisers AS eo JOIN members_organisation AS o ON o.id = eo.organisation_id
        WHERE eo.event_id = e.id), (
        SELECT string_agg(p.name, ' ' ORDER BY p.id)
        FROM events_event_speakers AS es JOIN members_person AS p ON p.id = es.person_id WHERE es.event_id = e.id)),
    e.lead_nb, e.lead_en, concat_ws(' ', e.body_nb, i.nb, k.nb, d.nb), concat_ws(' ', e.body_en, i.en, k.en, d.en),
    jsonb_build_object('slug', e.slug, 'precision', e.precision, 'state', e.state), e.is_sample, e.starts_at, e.ends_at
FROM events_event AS e LEFT JOIN events_venue AS v ON v.id = e.venue_id CROSS JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', title_nb, text_nb), ' ' ORDER BY id) AS nb,
        string_agg(concat_ws(' ', title_en, text_en), ' ' ORDER BY id) AS en
    FROM events_programmeitem WHERE event_id = e.id
) AS i CROSS JOIN LATERAL (
    SELECT string_agg(text_nb, ' ' ORDER BY id) AS nb, string_agg(text_en, ' ' ORDER BY id) AS en
    FROM events_keypoint WHERE event_id = e.id
) AS k CROSS JOIN LATERAL (
    SELECT string_agg(title_nb, ' ' ORDER BY id) AS nb, string_agg(title_en, ' ' ORDER BY id) AS en
    FROM events_eventdocument WHERE event_id = e.id
) AS d WHERE {{these:e.id}} AND e.state <> 'draft' AND NOT e.is_hidden
""",
    "speaker": """
SELECT 'people', s.id, 'person ' || p.id, p.name, '', 'innleder foredragsholder speaker', '', '', '', '',
    jsonb_build_object('slug', e.slug, 'title_nb', e.title_nb, 'title_en', e.title_en), false, e.starts_at, e.ends_at
FROM events_event_speakers AS s JOIN members_person AS p ON p.id = s.person_id
JOIN events_event AS e ON e.id = s.event_id
WHERE {these:s.id} AND e.state <> 'draft' AND NOT e.is_hidden
""",
}
FEEDS = {
    "events_event": {
        "event": (
            "id venue_id slug title_nb title_en lead_nb lead_en body_nb body_en type state is_hidden starts_at ends_at "
            "precision is_sample",
            OWN,
        ),
        "speaker": (
            "id slug title_nb title_en state is_hidden starts_at ends_at",
            SPEAKERS.format("event_id"),
        ),
    },
    "events_event_speakers": {
        "event": ("event_id person_id", OF_EVENT),
        "speaker": ("id event_id person_id", OWN),
    },
    "events_event_organisers": {"event": ("event_id organisation_id", OF_EVENT)},
    "events_programmeitem": {"event": ("event_id title_nb title_en text_nb text_en", OF_EVENT)},
    "events_keypoint": {"event": ("event_id text_nb text_en", OF_EVENT)},
    "events_eventdocument": {"event": ("event_id title_nb title_en", OF_EVENT)},
    "events_venue": {
        "event": ("id name name_en", "SELECT id FROM events_event WHERE venue_id IN (SELECT id FROM changed)"),
    },
    "members_organisation": {
        "event": ("id name other_names", EVENTS.format("events_event_organisers", "organisation_id")),
    },
    "members_person": {
        "event": ("id name", EVENTS.format("events_event_speakers", "person_id")),
        "speaker": ("id name", SPEAKERS.format("person_id")),
    },
}
