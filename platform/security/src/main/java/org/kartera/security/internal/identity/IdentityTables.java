package org.kartera.security.internal.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.security.internal.store.SecurityStatements;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads the tables of our records directly: rights are needed before anything can be read with rights. Writes go through the pipeline. Records in the
 * recycle bin are not there.
 */
@Component(service = IdentityTables.class)
public final class IdentityTables {
    /**
     * A token as stored.
     *
     * @param expiresAt null: never
     */
    public record StoredToken(
            UUID id, UUID user, @Nullable Instant expiresAt, List<String> scopes, String secretHash) {}

    /** A role as stored. */
    public record StoredRole(UUID id, String name, List<String> grants) {}

    private static final String USER =
            "select id, login, password_hash, must_change_password, password_expires_at, active, locale, time_zone, roles, teams from security_user"
                    + " where deleted_at is null and ";

    private final SecurityStatements statements;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public IdentityTables(@Reference SecurityStatements statements) {
        this.statements = statements;
    }

    /** The user with that normalised login. */
    public Optional<Identity> byLogin(String login) {
        return statements.row(USER + "login_f = ?", this::identity, login);
    }

    /** The user. */
    public Optional<Identity> byId(UUID id) {
        return statements.row(USER + "id = ?", this::identity, id);
    }

    /** Users of any state that have a role. Reads them all, so only for what is rarely asked. */
    List<Identity> withRole(UUID role) {
        return statements.rows(USER + "roles like ?", this::identity, "%" + role + "%");
    }

    /** Whether there is or was any user at all. */
    public boolean anybody() {
        return statements
                .row("select id from security_user fetch first 1 rows only", row -> row.getString(1))
                .isPresent();
    }

    /** All roles. */
    public List<StoredRole> roles() {
        return statements.rows(
                "select id, name, grants from security_role where deleted_at is null",
                row -> new StoredRole(id(row), row.getString("name"), texts(row.getString("grants"))));
    }

    /** Whether the user has the role {@code admin}. */
    public boolean isAdmin(Identity user) {
        return roles().stream()
                .anyMatch(role -> role.name().equals(StandardRole.ADMIN.roleName())
                        && user.roles().contains(role.id()));
    }

    /** All teams, and the team above each. */
    public Map<UUID, @Nullable UUID> parents() {
        Map<UUID, @Nullable UUID> parents = new HashMap<>();
        statements.rows(
                "select id, parent_id from security_team where deleted_at is null",
                row -> parents.put(id(row), SecurityStatements.id(row, "parent_id")));
        return parents;
    }

    /** The first team of each user who is in one. */
    public Map<UUID, UUID> primaryTeams(Set<UUID> users) {
        Map<UUID, UUID> primary = new HashMap<>();
        for (UUID user : users) {
            byId(user)
                    .ifPresent(identity ->
                            identity.teams().stream().findFirst().ifPresent(team -> primary.put(user, team)));
        }
        return primary;
    }

    /** The token. */
    public Optional<StoredToken> token(UUID id) {
        return statements.row(
                "select id, user_id, expires_at, scopes, secret_hash from security_token where deleted_at is null and id = ?",
                row -> new StoredToken(
                        id(row),
                        UUID.fromString(row.getString("user_id")),
                        SecurityStatements.instant(row, "expires_at"),
                        texts(row.getString("scopes")),
                        row.getString("secret_hash")),
                id);
    }

    /** Ends all sessions of a user. */
    void endSessions(UUID user) {
        statements.change("delete from security_session where user_id = ?", user);
    }

    /** Waits until nobody else is changing who administers: to be called before counting, in the transaction that changes it. */
    void lockRole(UUID role) {
        statements.change("update security_role set version = version where id = ?", role);
    }

    private Identity identity(ResultSet row) throws SQLException {
        String locale = row.getString("locale");
        return new Identity(
                id(row),
                row.getString("login"),
                row.getString("password_hash"),
                row.getBoolean("must_change_password"),
                SecurityStatements.instant(row, "password_expires_at"),
                row.getBoolean("active"),
                locale == null ? null : Locale.forLanguageTag(locale),
                zone(row.getString("time_zone")),
                ids(row.getString("roles")),
                ids(row.getString("teams")));
    }

    private static UUID id(ResultSet row) throws SQLException {
        return UUID.fromString(row.getString("id"));
    }

    /** One that this machine's Java has forgotten is none. */
    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private List<UUID> ids(@Nullable String array) {
        List<UUID> ids = new ArrayList<>();
        for (JsonNode element : elements(array)) {
            ids.add(UUID.fromString(element.isObject() ? element.path("id").asText() : element.asText()));
        }
        return ids;
    }

    private List<String> texts(@Nullable String array) {
        List<String> texts = new ArrayList<>();
        elements(array).forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private JsonNode elements(@Nullable String array) {
        try {
            return json.readTree(array == null ? "[]" : array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The kernel stores several values as a JSON array", e);
        }
    }
}
