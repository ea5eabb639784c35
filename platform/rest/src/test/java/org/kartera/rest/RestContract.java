package org.kartera.rest;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** One gateway for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RestContract {
    static final String BOATS = "/api/v1/records/harbour.boat";

    private final Dialect dialect;
    Gateway gateway;
    Client admin;
    Client clerk;

    RestContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        gateway = new Gateway(dialect, folder);
        admin = gateway.as("admin");
        clerk = gateway.as("clerk");
    }

    @AfterAll
    void close() throws Exception {
        gateway.close();
    }

    /** The address of a new boat. */
    String boat(String name) {
        return admin.post(BOATS, "{\"name\":\"" + name + "\"}").header("Location");
    }
}
