"""What is found of buildings and units."""

OWN = "SELECT id FROM changed"
BUILDINGS = "SELECT id FROM premises_building WHERE {0} IN (SELECT id FROM changed)"
UNITS = "SELECT u.id FROM premises_unit AS u JOIN premises_building AS b ON b.id = u.building_id WHERE {0}"
OF_AREA = "property_id IN (SELECT id FROM premises_property WHERE area_id IN (SELECT id FROM changed))"

USES = """CASE u.use
    WHEN 'office' THEN 'kontor kontorlokale office'
    WHEN 'lab' THEN 'lab laboratorium laboratory'
    WHEN 'meeting' THEN 'møterom meeting room'
    WHEN 'retail' THEN 'butikk servering retail shop'
    WHEN 'coworking' THEN 'kontorfellesskap coworking'
    WHEN 'storage' THEN 'lager storage' END"""
PLACE = "concat_ws(' ', b.address, p.name, array_to_string(p.other_names, ' '), a.name)"
HOUSE = """premises_building AS b JOIN premises_property AS p ON p.id = b.property_id
LEFT JOIN content_area AS a ON a.id = p.area_id"""

SOURCES = {
    "building": f"""
SELECT 'buildings', b.id, 'building ' || b.id, b.name_nb, b.name_en, {PLACE}, '', '', b.text_nb, b.text_en,
    jsonb_build_object('slug', b.slug, 'property', p.name), false, NULL::timestamptz, NULL::timestamptz
FROM {HOUSE} WHERE {{these:b.id}}
""",
    "unit": f"""
SELECT 'units', u.id, 'unit ' || u.id, concat_ws(' ', b.name_nb, u.name), b.name_en,
    concat_ws(' ', u.wing_nb, u.wing_en, {USES}, u.floor || '. etasje floor', {PLACE}), '', '', u.text_nb, u.text_en,
    jsonb_build_object('slug', u.slug, 'use', u.use, 'floor', u.floor, 'wing_nb', u.wing_nb, 'wing_en', u.wing_en,
        'area_m2', u.area_m2, 'is_offered', u.is_offered, 'is_drawn', u.is_drawn, 'confirmed_on', u.confirmed_on,
        'building', jsonb_build_object('slug', b.slug, 'name_nb', b.name_nb, 'name_en', b.name_en,
            'completed_on', b.completed_on, 'completed_precision', b.completed_precision,
            'completion_basis', b.completion_basis, 'completion_known_on', b.completion_known_on,
            'completion_known_precision', b.completion_known_precision, 'completion_other_on', b.completion_other_on,
            'completion_other_precision', b.completion_other_precision,
            'completion_other_known_on', b.completion_other_known_on,
            'completion_other_known_precision', b.completion_other_known_precision)),
    u.is_sample, NULL::timestamptz, NULL::timestamptz
FROM premises_unit AS u JOIN ({HOUSE}) ON b.id = u.building_id
WHERE {{these:u.id}} AND NOT u.hidden AND NOT u.is_drawn
""",
}
FEEDS = {
    "premises_property": {
        "building": ("id name other_names area_id", BUILDINGS.format("property_id")),
        "unit": ("id name other_names area_id", UNITS.format("b.property_id IN (SELECT id FROM changed)")),
    },
    "premises_building": {
        "building": ("id property_id slug name_nb name_en address text_nb text_en", OWN),
        "unit": (
            "id property_id slug name_nb name_en address completed_on completed_precision completion_basis "
            "completion_known_on completion_known_precision completion_other_on completion_other_precision "
            "completion_other_known_on completion_other_known_precision",
            UNITS.format("b.id IN (SELECT id FROM changed)"),
        ),
    },
    "premises_unit": {
        "unit": (
            "id building_id slug name use floor wing_nb wing_en area_m2 is_offered is_drawn hidden confirmed_on "
            "text_nb text_en is_sample",
            OWN,
        ),
    },
    "content_area": {
        "building": ("id name", f"SELECT id FROM premises_building WHERE {OF_AREA}"),
        "unit": ("id name", UNITS.format(f"b.{OF_AREA}")),
    },
}
