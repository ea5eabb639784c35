package org.kartera.platform;

/** The door through which a request came in; the audit tells it. */
public enum Channel {
    REST,
    WEB,
    IMPORT,
    CONSOLE,
    AUTOMATION,
    MAIL,
    /** The kernel itself: first start, followers of the feed, jobs. */
    SYSTEM
}
