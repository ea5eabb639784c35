package org.kartera.web.internal.preference;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.web.internal.store.Json;
import org.kartera.web.internal.store.WebStatements;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What each user has arranged: one JSON object of the client's making, changed by merge patches (RFC 7396), of which none gets lost. */
@Component(service = Preferences.class)
public final class Preferences {
    /** How large they may become, in bytes. */
    static final int LIMIT = 65_536;

    private final WebStatements statements;
    private final UnitOfWork unit;

    @Activate
    public Preferences(@Reference WebStatements statements, @Reference UnitOfWork unit) {
        this.statements = statements;
        this.unit = unit;
    }

    /** Those of {@code user}; an empty object where there are none. */
    Map<String, @Nullable Object> of(UUID user) {
        return statements
                .rows(
                        "select content from web_preferences where user_id = ?",
                        row -> Json.parse(row.getString(1), new TypeReference<Map<String, @Nullable Object>>() {}),
                        user)
                .stream()
                .findFirst()
                .orElseGet(Map::of);
    }

    /** Applies a merge patch and answers what there is then; 413 {@code body-too-large} where that were too much. */
    Map<String, @Nullable Object> patch(UUID user, Map<String, @Nullable Object> patch) {
        try {
            return unit.call(() -> patched(user, patch));
        } catch (DuplicateKeyException meanwhile) {
            // Somebody else has made the row in this moment.
            return unit.call(() -> patched(user, patch));
        }
    }

    private Map<String, @Nullable Object> patched(UUID user, Map<String, @Nullable Object> patch) {
        // A change that changes nothing keeps others away until the commit, on every database.
        if (statements.change("update web_preferences set user_id = user_id where user_id = ?", user) == 0) {
            statements.change("insert into web_preferences (user_id, content) values (?, ?)", user, "{}");
        }
        Map<String, @Nullable Object> merged = merged(of(user), patch);
        if (Json.size(merged) > LIMIT) {
            throw new CrmException(StandardError.BODY_TOO_LARGE, LIMIT);
        }
        statements.change("update web_preferences set content = ? where user_id = ?", Json.text(merged), user);
        return merged;
    }

    /** RFC 7396, section 2. */
    private static Map<String, @Nullable Object> merged(Map<?, ?> target, Map<?, ?> patch) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        target.forEach((name, value) -> result.put(String.valueOf(name), value));
        patch.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value == null) {
                result.remove(name);
            } else if (value instanceof Map<?, ?> deeper) {
                Object former = result.get(name);
                result.put(name, merged(former instanceof Map<?, ?> map ? map : Map.of(), deeper));
            } else {
                result.put(name, value);
            }
        });
        return result;
    }
}
