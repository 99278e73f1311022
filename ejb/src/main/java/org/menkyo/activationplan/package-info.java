/** Advice on how the machines of an organization's networks are activated (VA-701). */
package org.menkyo.activationplan;
