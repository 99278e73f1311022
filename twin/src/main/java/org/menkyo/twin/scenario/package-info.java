/** What is played: an organization's machines, what goes wrong, and the plans to compare (VA-703). */
package org.menkyo.twin.scenario;
