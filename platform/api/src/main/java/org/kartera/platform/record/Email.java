package org.kartera.platform.record;

/**
 * One of several e-mail addresses.
 *
 * @param type {@code work, home} or the user's own word; empty if nobody said
 * @param value the address (RFC 5321), its domain in lower case
 * @param primary whether it is the one to use; the kernel keeps exactly one of a list primary
 */
public record Email(String type, String value, boolean primary) {}
