"""What people do: one public function per action, one transaction, one entry in the trail.

Opens transactions and asks the domain. Speaks no SQL and knows no screens; screens call it.
"""
