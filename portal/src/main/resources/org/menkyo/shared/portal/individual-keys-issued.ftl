<@p.layout title=t("individual.title", issued.licenseId)>
<p class="notice" role="status">${t("individual.issued", issued.issued, issued.edition)}</p>
<p>${t("individual.inAll", count(issued.issuedInAll), count(issued.entitled))}</p>
<#if (possibleAnywhere.LIST_KEYS_FOR_SUPPORT)!false><p><a href="/key-support?licenseId=${issued.licenseId?url}">${t("keySupport.caption", issued.licenseId)}</a></p></#if>
</@p.layout>
