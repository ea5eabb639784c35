package org.kartera.security.internal.identity;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;

/** A key by which a program acts for a user, with the user's rights or fewer. Deleting it revokes it. */
@RecordType(name = Token.NAME, title = "{name}", icon = "key-round")
public class Token extends CrmRecord {
    static final String NAME = "security.token";

    @Field(
            required = true,
            in = {Place.LIST, Place.SEARCH})
    private @Nullable String name;

    @Field(ref = User.NAME, readOnly = true, onDelete = OnDelete.CASCADE, in = Place.LIST)
    private @Nullable Ref user;

    @Field(in = Place.LIST)
    private @Nullable Instant expiresAt;

    @Field(tracked = true, length = 200)
    private Set<String> scopes = new LinkedHashSet<>();

    @Field(internal = true)
    private @Nullable String secretHash;

    /** For the kernel, which makes records without values. */
    public Token() {}

    Token(String name, Ref user, @Nullable Instant expiresAt, List<String> scopes, String secretHash) {
        this.name = name;
        this.user = user;
        this.expiresAt = expiresAt;
        this.scopes = new LinkedHashSet<>(scopes);
        this.secretHash = secretHash;
    }

    @Nullable
    Ref user() {
        return user;
    }

    List<String> scopes() {
        return scopes == null ? List.of() : List.copyOf(scopes);
    }

    void scopes(List<String> newScopes) {
        scopes = new LinkedHashSet<>(newScopes);
    }

    @Nullable
    String secretHash() {
        return secretHash;
    }
}
