package org.kartera.launcher;

/** The environment variables that Kartera understands. Each is explained in the texts under {@code variable.<name>}. */
enum Variable {
    KARTERA_DATA,
    KARTERA_HTTP_HOST,
    KARTERA_HTTP_PORT,
    KARTERA_DB_URL,
    KARTERA_DB_USER,
    KARTERA_DB_PASSWORD,
    KARTERA_DB_QUERY_TIMEOUT,
    KARTERA_ADMIN_PASSWORD,
    KARTERA_LOCALE,
    KARTERA_MEMORY;

    static final String PREFIX = "KARTERA_";
}
