package org.kartera.platform;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is done.
 *
 * @param user id of the {@code security.user}; null for the kernel and for whoever has not signed in
 * @param login the user's login, or a name such as {@code system} for the audit
 * @param teams ids of the teams the user is a member of, the primary one first
 * @param visibleTeams {@code teams} and all teams below them: what {@link Access#TEAM} reaches
 * @param rights what the caller may do
 * @param locale the language of messages and labels
 * @param zone the zone in which relative dates such as {@code today} are meant
 * @param channel the door
 * @param origin the remote address or the like, empty where there is none
 */
public record Caller(
        @Nullable UUID user,
        String login,
        List<UUID> teams,
        Set<UUID> visibleTeams,
        Rights rights,
        Locale locale,
        ZoneId zone,
        Channel channel,
        String origin) {
    public Caller {
        teams = List.copyOf(teams);
        visibleTeams = Set.copyOf(visibleTeams);
    }

    /** The kernel itself, with every right; {@code login} names the part of it, for the audit. */
    public static Caller system(String login) {
        return new Caller(
                null,
                login,
                List.of(),
                Set.of(),
                Rights.EVERYTHING,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                Channel.SYSTEM,
                "");
    }

    /** Somebody who has not signed in. */
    public static Caller anonymous(Locale locale, Channel channel, String origin) {
        return new Caller(null, "", List.of(), Set.of(), Rights.NOTHING, locale, ZoneOffset.UTC, channel, origin);
    }

    /** This caller through another door. */
    public Caller through(Channel other) {
        return new Caller(user, login, teams, visibleTeams, rights, locale, zone, other, origin);
    }

    /** This caller with other rights: fewer for a scoped token, more where a rule of a module must see everything. */
    public Caller with(Rights other) {
        return new Caller(user, login, teams, visibleTeams, other, locale, zone, channel, origin);
    }
}
