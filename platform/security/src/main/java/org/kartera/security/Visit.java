package org.kartera.security;

import java.util.Locale;
import org.kartera.platform.Channel;

/**
 * How a request reached us.
 *
 * @param channel the door
 * @param address the remote address, by which failures are counted; empty where there is none
 * @param agent what the client calls itself, for the list of a user's sessions; empty where it says nothing
 * @param locale the language the client asks for, used for a user who has chosen none
 */
public record Visit(Channel channel, String address, String agent, Locale locale) {}
