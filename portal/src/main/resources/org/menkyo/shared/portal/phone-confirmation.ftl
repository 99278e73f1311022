<@p.layout title=t("phone.confirmed")>
<p class="notice" role="status">${t("phone.activated", activated.edition)}</p>
<p>${t("phone.readOut")}</p>
<ol class="groups spoken" aria-label="${t("phone.confirmationId")}">
<#list activated.groups as group><li><span class="hint">${"ABCDEFGH"[group?index]}<span class="unseen">: ${group?replace("", " ")?trim}</span></span><code aria-hidden="true">${group}</code></li></#list>
</ol>
<p class="hint"><#if activated.counted>${t("phone.counted", activated.remainingActivations)}<#else>${t("phone.notCounted", activated.remainingActivations)}</#if></p>
<p class="buttons"><a class="button" href="/phone-activation">${t("phone.next")}</a></p>
</@p.layout>
