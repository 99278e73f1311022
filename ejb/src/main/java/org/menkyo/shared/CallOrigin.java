package org.menkyo.shared;

/**
 * What an edge knows about a call before it knows who calls.
 *
 * @param channel the interface
 * @param sourceAddress the network address of the caller, or null within the server
 * @param language the language asked for
 * @param correlationId names the call in answers and logs
 */
public record CallOrigin(Channel channel, String sourceAddress, Language language, String correlationId) {}
