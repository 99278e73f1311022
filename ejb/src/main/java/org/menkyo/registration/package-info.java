/** Binding an identity to a verified business e-mail (LC-202 to LC-204). */
package org.menkyo.registration;
