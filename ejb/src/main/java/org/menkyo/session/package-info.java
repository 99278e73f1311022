/** Sign-ins that go on for some time, with the second factor of the account if it has one (LC-209). */
package org.menkyo.session;
