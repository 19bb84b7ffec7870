"""What was noted as paid becomes one payment: an amount, and its day where one was known.

A day that is still to come was a plan, not a payment that came in: the day is left out. An amount is kept, whatever
was awarded: it could not exceed that.
"""

from django.db import migrations

TAKE_OVER = """
INSERT INTO budgets_grantpayment (event_id, grant_id, code, amount, paid_on, reference)
SELECT event_id, id, 'versement', paid,
       CASE WHEN paid_on <= (now() AT TIME ZONE 'Europe/Paris')::date THEN paid_on END, ''
FROM budgets_grant WHERE paid > 0
"""
GIVE_BACK = """
UPDATE budgets_grant SET paid = received.total, paid_on = received.last
FROM (SELECT grant_id, SUM(amount) AS total, MAX(paid_on) AS last
      FROM budgets_grantpayment GROUP BY grant_id) AS received
WHERE received.grant_id = budgets_grant.id AND received.total <= budgets_grant.awarded
"""


class Migration(migrations.Migration):

    dependencies = [("budgets", "0006_payments")]

    operations = [migrations.RunSQL(TAKE_OVER, GIVE_BACK)]
