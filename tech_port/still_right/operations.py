"""What migrations need so that what was said of a record goes with it, whatever way the record goes."""

from django.db.migrations import RunSQL

FUNCTION = """
CREATE FUNCTION still_right_record_gone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kind integer := (SELECT id FROM django_content_type WHERE app_label || '.' || model = TG_ARGV[0]);
    asked integer := (
        SELECT id FROM django_content_type WHERE app_label = 'still_right' AND model = 'question'
    );
BEGIN
    DELETE FROM still_right_confirmation WHERE about_type_id = kind AND about_id = OLD.id;
    DELETE FROM outbox_mail USING still_right_question AS question
    WHERE outbox_mail.about_type_id = asked AND outbox_mail.about_id = question.id
    AND question.about_type_id = kind AND question.about_id = OLD.id;
    DELETE FROM open_forms_link AS link USING still_right_question AS question
    WHERE link.about_type_id = asked AND link.about_id = question.id
    AND question.about_type_id = kind AND question.about_id = OLD.id;
    UPDATE still_right_confirmation SET question_id = NULL FROM still_right_question AS question
    WHERE question_id = question.id AND question.about_type_id = kind AND question.about_id = OLD.id;
    DELETE FROM still_right_question WHERE about_type_id = kind AND about_id = OLD.id;
    RETURN NULL;
END
$$;
"""
follow_function = RunSQL(FUNCTION, "DROP FUNCTION still_right_record_gone();")


def followed(label):
    """Let what was said and asked of the records of a model, `members.membership`, go with them."""
    table, name = label.replace(".", "_"), f"{label.replace('.', '_')}_gone"
    act = f"CREATE TRIGGER {name} AFTER DELETE ON {table} FOR EACH ROW"
    return RunSQL(f"{act} EXECUTE FUNCTION still_right_record_gone('{label}');", f"DROP TRIGGER {name} ON {table};")
