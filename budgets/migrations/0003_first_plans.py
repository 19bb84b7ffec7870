"""Budgets approved before plans were kept: their first plan is the one that they have."""

from django.db import migrations

KEEP_FIRST_PLANS = """
INSERT INTO budgets_budgetrevision
    (event_id, budget_id, number, reason, opened_on, opened_by_id, approved_on, approved_by_id)
SELECT event_id, id, 1, '', approved_on, approved_by_id, approved_on, approved_by_id
FROM budgets_budget WHERE status <> 'draft'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('budgets', '0002_revisions'),
    ]

    operations = [migrations.RunSQL(KEEP_FIRST_PLANS, migrations.RunSQL.noop)]
