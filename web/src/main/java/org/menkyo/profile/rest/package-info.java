/** One's own profile and preferences over REST. */
package org.menkyo.profile.rest;
