"""The database: tables, opening, migrations, the one writer. The only room that speaks SQL."""
