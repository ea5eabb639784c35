package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** Notes on records, and the timeline that shows them. */
abstract class NotesContract extends RestContract {
    NotesContract(Dialect dialect) {
        super(dialect);
    }

    private String hers(String name) {
        return clerk.post(BOATS, "{\"name\":\"" + name + "\"}").header("Location");
    }

    private static String note(Client client, String record, String text) {
        Client.Answer written = client.post(record + "/notes", "{\"text\":\"" + text + "\"}");
        assertEquals(201, written.status(), written.text());
        return written.header("Location");
    }

    private static List<String> timeline(Client client, String record) {
        List<String> shown = new ArrayList<>();
        for (JsonNode item : client.get(record + "/timeline").json().path("items")) {
            shown.add(item.path("kind").asText()
                    + (item.has("note") ? " " + item.path("note").path("text").asText() : ""));
        }
        return shown;
    }

    @Test
    void notesStandInTheTimelineWhereTheyWereWritten() {
        String boat = hers("Noted");
        note(clerk, boat, "first");
        clerk.patch(boat, "{\"length\":7}");
        note(clerk, boat, "<b>second</b>\\nline");

        assertEquals(List.of("note <b>second</b>\nline", "update", "note first", "create"), timeline(clerk, boat));
        JsonNode item = clerk.get(boat + "/timeline?limit=1").json();
        assertEquals(
                "clerk", item.path("items").path(0).path("user").path("title").asText(), item.toString());
        assertTrue(item.path("items").path(0).path("note").path("editable").asBoolean());
        assertFalse(item.path("next").isNull());
    }

    @Test
    void anEditedNoteIsShownAsItIsAndADeletedOneIsNot() {
        String boat = hers("Edited");
        String one = note(clerk, boat, "one");
        String two = note(clerk, boat, "two");

        JsonNode edited = clerk.patch(one, "{\"text\":\"another\"}").json();
        assertEquals("another", edited.path("text").asText(), edited.toString());
        assertFalse(edited.path("editedAt").isNull());
        assertEquals(204, clerk.delete(two).status());

        assertEquals(List.of("note another", "create"), timeline(clerk, boat));
        JsonNode first = clerk.get(boat + "/timeline?limit=1").json();
        assertEquals(1, first.path("items").size(), first.toString());
        assertEquals("404 no-such-note", clerk.delete(two).problem());
        assertEquals("404 no-such-note", clerk.patch(two, "{\"text\":\"x\"}").problem());
    }

    @Test
    void someoneElsesNoteIsForItsAuthorAndAdministratorsAlone() {
        String boat = hers("Shared");
        String his = note(admin, boat, "his");
        String own = note(clerk, boat, "hers");

        assertEquals("403 not-allowed", clerk.patch(his, "{\"text\":\"x\"}").problem());
        assertEquals("403 not-allowed", clerk.delete(his).problem());
        assertEquals(200, admin.patch(own, "{\"text\":\"corrected\"}").status());
        assertEquals(204, admin.delete(own).status());
    }

    @Test
    void whoMayNotReadARecordDoesNotLearnOfItsNotes() {
        String boat = boat("Hidden");
        String his = note(admin, boat, "his");

        assertEquals(
                "404 no-such-record",
                clerk.post(boat + "/notes", "{\"text\":\"x\"}").problem());
        assertEquals("404 no-such-record", clerk.patch(his, "{\"text\":\"x\"}").problem());
        assertEquals("404 no-such-record", clerk.delete(his).problem());
        assertEquals(
                "401 not-signed-in",
                gateway.anonymous().post(boat + "/notes", "{\"text\":\"x\"}").problem());
    }

    @Test
    void aNoteBelongsToItsRecord() {
        String boat = boat("Mine");
        String note = note(admin, boat, "mine");
        String id = note.substring(note.lastIndexOf('/'));

        assertEquals(
                "404 no-such-note", admin.delete(boat("Other") + "/notes" + id).problem());
        assertEquals("404 no-such-note", admin.delete(boat + "/notes/x").problem());
    }

    @Test
    void textThatCannotBeANoteIsRefused() {
        String notes = boat("Hostile") + "/notes";

        assertEquals("text too-long", refused(notes, "{\"text\":\"" + "x".repeat(20_001) + "\"}"));
        assertEquals(
                201,
                admin.post(notes, "{\"text\":\"" + "ñ".repeat(20_000) + "\"}").status());
        assertEquals("text forbidden-characters", refused(notes, "{\"text\":\"a\\u0000b\"}"));
        assertEquals("text forbidden-characters", refused(notes, "{\"text\":\"a\\ud800b\"}"));
        assertEquals("text required", refused(notes, "{\"text\":\" \\n \"}"));
        assertEquals("text required", refused(notes, "{}"));
        assertEquals("text wrong-type", refused(notes, "{\"text\":7}"));
        assertEquals("html unknown-field", refused(notes, "{\"text\":\"a\",\"html\":\"b\"}"));
        assertEquals("400 malformed-body", admin.post(notes, "[]").problem());
    }

    private String refused(String notes, String body) {
        Client.Answer answer = admin.post(notes, body);
        assertEquals("422 invalid-fields", answer.problem());
        return answer.wrong();
    }

    @Test
    void aRecordInTheRecycleBinTakesNoNotesAndPurgingItTakesThemAlong() {
        String boat = boat("Sunk");
        note(admin, boat, "gone with it");
        assertEquals(204, admin.delete(boat).status());

        assertEquals(
                "409 record-deleted",
                admin.post(boat + "/notes", "{\"text\":\"x\"}").problem());
        assertEquals("note gone with it", timeline(admin, boat).get(1));
        assertEquals(204, admin.post(boat + "/purge", "").status());
        assertEquals(
                List.of(),
                gateway.kernel.database.query("select id from records_note where record_id = '"
                        + boat.substring(boat.lastIndexOf('/') + 1) + "'"));
    }

    @Test
    void aNoteIsInTheFeedForAuditAndEventStream() {
        String before = gateway.kernel.feed.end();
        String boat = boat("Told");
        String note = note(admin, boat, "told");
        admin.patch(note, "{\"text\":\"retold\"}");
        admin.delete(note);

        assertEquals(
                List.of("create", "note", "note-edited", "note-deleted"),
                gateway.kernel.feed.read(before, 10).stream()
                        .filter(entry -> boat.endsWith(String.valueOf(entry.record())))
                        .map(entry -> entry.kind())
                        .toList());
    }
}
