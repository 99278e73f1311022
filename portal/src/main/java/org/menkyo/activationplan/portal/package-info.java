/** Advice on how the machines of an organization's networks are activated, as a page (VA-701). */
package org.menkyo.activationplan.portal;
