package org.kartera.security.internal.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kartera.platform.Access;
import org.kartera.platform.Rights;

class RightsTest {
    private static Rights role(String... grants) {
        return new GrantedRights(Arrays.stream(grants)
                .map(grant -> Grant.parse(grant).orElseThrow())
                .toList());
    }

    @Test
    void whatNobodyGrantedIsDenied() {
        assertEquals(Access.NONE, role("contacts.person:read=all").access("contacts.person", "update"));
        assertEquals(Access.NONE, role("contacts.person:read=all").access("contacts.company", "read"));
        assertEquals(Access.NONE, role().access("contacts.person", "read"));
    }

    @Test
    void theMostSpecificGrantOfARoleDecidesWhateverTheOrder() {
        List<String> grants = List.of(
                "*:*=all",
                "*:read=team",
                "sales.*:*=own",
                "sales.*:read=none",
                "sales.deal:*=team",
                "sales.deal:read=own");
        String[] forwards = grants.toArray(String[]::new);
        String[] backwards = forwards.clone();
        Collections.reverse(Arrays.asList(backwards));
        for (Rights role : List.of(role(forwards), role(backwards))) {
            assertEquals(Access.OWN, role.access("sales.deal", "read"));
            assertEquals(Access.TEAM, role.access("sales.deal", "update"));
            assertEquals(Access.NONE, role.access("sales.quote", "read"));
            assertEquals(Access.OWN, role.access("sales.quote", "update"));
            assertEquals(Access.TEAM, role.access("stock.item", "read"));
            assertEquals(Access.ALL, role.access("stock.item", "delete"));
        }
    }

    @Test
    void allRecordsOfAModuleWithAVerbWinOverEverythingWithThatVerb() {
        assertEquals(Access.NONE, role("*:read=all", "hr.*:*=none").access("hr.contract", "read"));
    }

    @Test
    void severalRolesGiveWhatAnyOfThemGives() {
        Rights both = new CombinedRights(
                List.of(role("contacts.person:read=team", "*:*=none"), role("contacts.*:read=own", "*:export=all")));
        assertEquals(Access.TEAM, both.access("contacts.person", "read"));
        assertEquals(Access.OWN, both.access("contacts.company", "read"));
        assertEquals(Access.ALL, both.access("contacts.company", "export"));
    }

    @Test
    void theScopesOfATokenNarrowAndNeverWiden() {
        Rights user = role("contacts.*:*=team", "pipeline.deal:read=all");
        Rights token = new LimitedRights(user, role("*:*=all", "pipeline.*:*=own"));
        assertEquals(Access.TEAM, token.access("contacts.person", "update"));
        assertEquals(Access.OWN, token.access("pipeline.deal", "read"));
        assertEquals(Access.NONE, token.access("pipeline.deal", "delete"));
        assertEquals(Access.NONE, token.access("security.user", "update"));
    }
}
