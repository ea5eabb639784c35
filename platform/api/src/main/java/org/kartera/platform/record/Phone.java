package org.kartera.platform.record;

/**
 * One of several phone numbers.
 *
 * @param type {@code mobile, work, home} or the user's own word; empty if nobody said
 * @param value the number in E.164, such as {@code +34911234567}, with {@code ;ext=} (RFC 3966) where it has an extension
 * @param primary whether it is the one to use; the kernel keeps exactly one of a list primary
 */
public record Phone(String type, String value, boolean primary) {}
