<@p.layout title=t("approval.key")>
<div class="narrow">
<@p.refusal/>
<p>${t("approval.explanation")}</p>
<form method="post" action="/reveal-approvals/of-key/${keyId}">
<@p.token/>
<@p.text name="reason" value=reason!"" hint=t("approval.reason")/>
<div class="buttons"><button type="submit">${t("approval.ask")}</button></div>
</form>
<p><a href="/reveal-approvals">${t("nav.reveal-approvals")}</a></p>
</div>
</@p.layout>
