/** What management tools tell of the machines that use a license ID: inventories of machines by license state (VA-503). */
package org.menkyo.inventory;
