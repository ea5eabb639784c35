package org.kartera.security.internal.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code GET /api/v1/records/{entity}/{id}/access}: what the caller may do with a record and why, and, for those who may read users, who else may
 * read it.
 */
@Component(service = AccessResource.class, property = "kartera.rest.platform=true")
@Path("records/{entity}/{id}/access")
@Produces(MediaType.APPLICATION_JSON)
public final class AccessResource {
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 200;

    private final AccessReview review;

    @Activate
    public AccessResource(@Reference AccessReview review) {
        this.review = review;
    }

    /** {@code {"you","people","next"}}; {@code limit} and {@code after} page through the people. */
    @GET
    public Map<String, @Nullable Object> access(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        AccessReview.Subject subject = review.subject(entity, id(entity, id));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("you", json(review.own(subject)));
        AccessReview.People people = review.knowsPeople()
                ? review.people(subject, after, limit(limit))
                : new AccessReview.People(List.of(), null);
        answer.put("people", people.people().stream().map(AccessResource::json).toList());
        answer.put("next", people.next());
        return answer;
    }

    private static Map<String, @Nullable Object> json(AccessReview.Person person) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("user", Map.of("entity", "security.user", "id", person.user().toString(), "title", person.title()));
        json.putAll(json(person.verdict()));
        return json;
    }

    private static Map<String, @Nullable Object> json(AccessReview.Verdict verdict) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("verbs", verdict.verbs());
        json.put(
                "reasons",
                verdict.reasons().stream()
                        .map(reason -> Map.of("kind", reason.kind(), "label", reason.label()))
                        .toList());
        return json;
    }

    private static UUID id(String entity, String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw CrmException.causedBy(none, StandardError.NO_SUCH_RECORD, entity, id);
        }
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return PAGE;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_PAGE) {
                return limit;
            }
        } catch (NumberFormatException malformed) {
            throw CrmException.causedBy(malformed, StandardError.MALFORMED_PARAMETER, "limit", text);
        }
        throw new CrmException(StandardError.MALFORMED_PARAMETER, "limit", text);
    }
}
