<@p.layout title=t("administrator.remove", agreement.licenseId)>
<p>${t("administrator.remove.explanation")}</p>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/support/licenses/${agreement.licenseId?url}/administrators/removal">
<@p.token/>
<@p.field name="email" type="email" value=email!"" required=true/>
<@p.work/>
<div class="buttons"><button type="submit">${t("work.administrator.remove")}</button></div>
</form>
</div>
</@p.layout>
