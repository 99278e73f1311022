package org.menkyo.identity.rest;

import jakarta.annotation.Nullable;
import org.menkyo.identity.ProviderEndpoints;

/**
 * How people sign in (LC-201).
 *
 * @param builtIn whether the built-in identity provider serves: with the name and the password of an account made here
 * @param provider the publisher's OpenID Connect provider otherwise, else null
 */
public record SignInView(boolean builtIn, @Nullable ProviderEndpoints provider) {}
