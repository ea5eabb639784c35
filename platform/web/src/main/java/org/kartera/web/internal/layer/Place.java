package org.kartera.web.internal.layer;

/**
 * What a layout is for.
 *
 * @param subject full name of a record type, or {@code menu} or {@code home}
 * @param part the part of the layout that it replaces as a whole: {@code list}, {@code record} and so on; of a page its name again
 * @param role name of the role whose members see it; empty: everybody
 * @param layer whose it is
 */
public record Place(String subject, String part, String role, Layer layer) {
    @Override
    public String toString() {
        String what = subject.equals(part) ? subject : subject + " " + part;
        return role.isEmpty() ? what : what + " (" + role + ")";
    }
}
