"""Makes the triggers hold against whoever writes SQL with the rights of the application.

After each migration, for the triggers of every app (docs/adr/0021):
- django-pgtrigger lets a session switch triggers off (`SET pgtrigger.ignore`). Nothing here needs
  it: the function that it asks always answers no.
- A temporary table named like one of ours would be read in its place: each trigger looks for its
  tables in our schema first.
"""

from django.db import connections

NEVER_IGNORED = """
CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name NAME)
RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS 'SELECT FALSE'
"""
OWN_TABLES_FIRST = """
DO $$
DECLARE own regprocedure;
BEGIN
    FOR own IN
        SELECT DISTINCT called.oid FROM pg_trigger AS fired
        JOIN pg_proc AS called ON called.oid = fired.tgfoid
        WHERE called.pronamespace = current_schema()::regnamespace
        AND starts_with(called.proname, 'pgtrigger_') AND called.proconfig IS NULL
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', own, current_schema());
    END LOOP;
END $$
"""


def make_triggers_firm(*, using: str = "default") -> None:
    with connections[using].cursor() as cursor:
        cursor.execute(NEVER_IGNORED)
        cursor.execute(OWN_TABLES_FIRST)
