package org.kartera.security.internal.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Action;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;

/** Somebody who can sign in, unless without a password. Each user is the owner of the own record, and the first team is the record's. */
@RecordType(name = User.NAME, title = "{name}", icon = "user-round")
public class User extends CrmRecord {
    static final String NAME = "security.user";
    static final int LOGIN_LENGTH = 100;

    @Field(
            required = true,
            unique = true,
            length = LOGIN_LENGTH,
            in = {Place.LIST, Place.SEARCH, Place.QUICK_CREATE},
            tracked = true)
    private @Nullable String login;

    @Field(
            required = true,
            in = {Place.LIST, Place.SEARCH, Place.QUICK_CREATE})
    private @Nullable String name;

    @Field(
            kind = FieldKind.EMAIL,
            in = {Place.LIST, Place.SEARCH, Place.QUICK_CREATE})
    private @Nullable String email;

    @Field(writeOnly = true, in = Place.QUICK_CREATE)
    private @Nullable String password;

    @Field(internal = true)
    private @Nullable String passwordHash;

    @Field(readOnly = true)
    private Boolean mustChangePassword = false;

    @Field(internal = true)
    private @Nullable Instant passwordExpiresAt;

    @Field(in = Place.LIST, tracked = true)
    private Boolean active = true;

    @Field(length = 60)
    private @Nullable String locale;

    @Field(length = 60)
    private @Nullable String timeZone;

    @Field(ref = Role.NAME, onDelete = OnDelete.RESTRICT, in = Place.LIST, tracked = true)
    private List<Ref> roles = new ArrayList<>();

    @Field(ref = Team.NAME, in = Place.LIST, tracked = true)
    private List<Ref> teams = new ArrayList<>();

    /** For the kernel, which makes records without values. */
    public User() {}

    User(String login, String name, List<Ref> roles) {
        this.login = login;
        this.name = name;
        this.roles = new ArrayList<>(roles);
    }

    /** From now on nothing is accepted from the user but a new password. */
    @Action
    void requirePasswordChange() {
        mustChangePassword = true;
    }

    String login() {
        return login == null ? "" : login;
    }

    void rename(String newLogin) {
        login = newLogin;
    }

    /** The password that somebody has just written; it is never stored. */
    @Nullable
    String writtenPassword() {
        return password;
    }

    void forgetWrittenPassword() {
        password = null;
    }

    void setPassword(String hash, boolean oneTime) {
        passwordHash = hash;
        mustChangePassword = oneTime;
        passwordExpiresAt = null;
    }

    /** A password that opens a session until {@code end}, in which it has to be changed. */
    void invite(String hash, Instant end) {
        setPassword(hash, true);
        passwordExpiresAt = end;
    }

    boolean active() {
        return !Boolean.FALSE.equals(active);
    }

    @Nullable
    String locale() {
        return locale;
    }

    @Nullable
    String timeZone() {
        return timeZone;
    }

    List<Ref> roles() {
        return roles == null ? List.of() : roles;
    }

    List<Ref> teams() {
        return teams == null ? List.of() : teams;
    }
}
