/** Adding OPEN licenses over REST, and the lockout that guards it. */
package org.menkyo.openlicense.rest;
