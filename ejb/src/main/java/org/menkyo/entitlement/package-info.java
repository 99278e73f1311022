/** What a license ID gives its organization. */
package org.menkyo.entitlement;
