"""What Alembic runs: the migrations, on the connection that it was handed, in that connection's transaction."""

from alembic import context

from formsvc.store.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
