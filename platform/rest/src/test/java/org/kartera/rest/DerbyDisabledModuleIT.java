package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** A module that is switched off. */
class DerbyDisabledModuleIT extends RestContract {
    DerbyDisabledModuleIT() {
        super(Dialect.DERBY);
    }

    @Test
    void itsAddressesAreUnavailableAndSaySo() {
        gateway.kernel.disable();

        Client.Answer records = admin.get(BOATS);
        assertEquals("503 module-disabled", records.problem());
        assertEquals("5", records.header("Retry-After"));
        assertEquals("503 module-disabled", admin.get("/api/v1/harbour/tides").problem());
        assertEquals("404 no-such-address", admin.get("/api/v1/airport/flights").problem());
    }
}
