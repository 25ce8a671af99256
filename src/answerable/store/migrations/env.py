"""What does Alembic need to run the steps? The connection on which `store.migration` holds a transaction."""

from alembic import context

from answerable.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
    transactional_ddl=False,  # the caller's transaction holds all steps: they count together or not at all
)
context.run_migrations()
